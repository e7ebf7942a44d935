// "stop", as people really write it, in every script and spelling; and what only sounds like it.
import assert from 'node:assert/strict';
import { takeCommand } from '../../../lib/desk/conversation/commands';
import { readCommandSettings } from '../../../lib/desk/conversation/command-settings';
import { newConversation } from '../../../lib/desk/conversation/begin-turn';
import type { Turn } from '../../../lib/desk/conversation/turn';

const ASK = 'Shall we forget you?';
const FORGET_AT_ONCE = ['STOP', 'STOP.', 'Stop!', 'stop 🙏', ' stop\n', 'Stopp', 'बंद', 'बंद।', 'बन्द', 'BAND', 'स्टॉप', 'unsubscribe', 'opt out', 'Forget me', 'मुझे भूल जाइए', 'mujhe bhool jao', 'Delete my number', 'mera number hatao', 'मेरा नंबर हटा दो'];
const ASK_FIRST = [
  'band karo', 'Band kro', 'band kar do', 'band kijiye', 'बंद करो', 'बन्द करो', 'बंद करें', 'बंद कर दो', 'बंद कीजिए', 'बंद क दीं', 'रोकें', 'रोको', 'रोक दो', 'roko', 'rok do',
  'Stop please', 'plz stop', 'please stop', 'stop it', 'STOP STOP', 'stop karo', 'stop kar do', 'मैसेज बंद करो', 'message band karo', 'msg band karo',
];
const NOT = ['रुको', 'ruko', 'bas', 'band nahi hua', 'बंद नहीं हुआ', 'bus stop', 'the shop is closed', 'dukan band hai', 'stop the trucks at night', 'band karo ye dhandha', 'quiet', 'चुप'];

describe('"stop" on a filed report', () => {
  const sql = (() => Promise.resolve([])) as never;
  const settings = readCommandSettings({});
  const takes = async (text: string) => {
    const turn = {
      message: { text, media: [] }, used: false, language: 'en', conversation: { ...newConversation(), language: 'en', receipt: 'JK4-7QX-9PM' }, answers: {}, replies: [], tip: {},
      filed: { tipId: 1, receipt: 'JK4-7QX-9PM' }, addition: null, status: 'filed',
    } as unknown as Turn;
    await takeCommand(turn, settings, sql);
    return turn.replies;
  };

  for (const text of FORGET_AT_ONCE) it(`is obeyed at once as ${JSON.stringify(text)}`, async () => assert.deepEqual((await takes(text)).map(({ handle }) => handle), ['forget']));
  for (const text of ASK_FIRST) it(`is asked about first as ${JSON.stringify(text)}, which may be meant of the matter itself`, async () => {
    const [reply] = await takes(text);
    assert.ok(reply?.text.startsWith(ASK), reply?.text);
    assert.equal(reply?.handle, undefined);
  });
  for (const text of NOT) it(`is not read into ${JSON.stringify(text)}`, async () => assert.ok((await takes(text)).every(({ text: said, handle }) => handle !== 'forget' && !said.startsWith(ASK))));
});
