// A text keeps what does not tell who wrote it.
import assert from 'node:assert/strict';
import { tellsOfWriter, useSelfNaming } from '../../../lib/desk/self-naming/in-use';
import { selfNaming } from '../../../lib/desk/self-naming/find';
import { leaveOut } from '../../../lib/desk/self-naming/leave-out';

const { find } = selfNaming();
const left = (text: string) => leaveOut(text, find, '[…]');

describe('a text without what tells of its writer', () => {
  it('lacks whole sentences, one mark for those that stand together', () => {
    assert.equal(left('Sand is dug at night. My name is Suresh Yadav of Dehri. I live next door. Ten trucks come.'), 'Sand is dug at night. […] Ten trucks come.');
    assert.equal(left('ट्रक रात में आते हैं। मेरा नाम सुरेश है। बारह बजे के बाद'), 'ट्रक रात में आते हैं। […] बारह बजे के बाद');
    assert.equal(left('ten trucks\nmera ghar uske samne hai\nat two'), 'ten trucks\n […] at two'.replace('\n […]', ' […]'));
  });

  it('is only the mark where people write without full stops', () => {
    assert.equal(left('main suresh bol raha hu yaha ganja bikta hai roz raat ko'), '[…]');
  });

  it('is the same text where nothing tells', () => {
    assert.equal(left('Sand is dug at night.  Ten trucks come.'), 'Sand is dug at night.  Ten trucks come.');
    assert.equal(left(''), '');
  });

  it('tells nothing when it is looked through again', () => {
    for (const text of ['my. name is Suresh. and so on', 'Regards. Suresh Kumar. Dehri', 'I. am. Suresh from Dehri', 'mera. ghar. samne hai']) {
      assert.deepEqual(find(left(text)), [], text);
    }
  });
});

describe('the phrases in use', () => {
  it('are those as shipped, with what stands in the nodes, and without it when they go', () => {
    const text = 'ye durga committee ki baat hai';
    assert.equal(tellsOfWriter(text).length, 0);
    const gone = useSelfNaming('n1', selfNaming({ also: 'durga committee' }));
    assert.equal(tellsOfWriter(text).length, 1);
    gone();
    assert.equal(tellsOfWriter(text).length, 0);
    assert.equal(tellsOfWriter('my name is Suresh').length, 1);
  });
});
