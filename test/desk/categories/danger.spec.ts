// What dangerNow promises: a life threatened at this moment is recognised, and what is over or usual is not.
import assert from 'node:assert/strict';
import { dangerNow } from '../../../lib/desk/categories/danger';

describe('dangerNow', () => {
  it('recognises a life in danger at this moment, in either script', () => {
    for (const text of [
      'bachao mere ghar me badmash ghus aaye hai', 'अभी गोली चल रही है', 'abhi goli chal rahi hai gaon me', 'they are killing him right now', 'help, someone is being stabbed near the temple',
      'पति पत्नी को चाकू लेकर मारने दौड़ रहा है अभी', 'log lathi se use maar rahe hai jaldi aao', 'ladki ko jabardasti gadi me utha ke le ja rahe hai', 'A man with a gun is standing outside my house, he will kill me',
      'वो लोग मुझे जान से मार देंगे, अभी घर के बाहर खड़े हैं', 'घर में घुसकर लोग मार रहे हैं बचाओ', 'jinda jala rahe hai use', 'हमरा के मारत बाड़ें, जल्दी आईं',
    ]) assert.equal(dangerNow(text).danger, true, text);
  });

  it('leaves what is over, usual or harmless alone', () => {
    for (const text of [
      'kal raat ek ladke ko goli maar di', 'पिछले हफ्ते हत्या हुई थी', 'roz raat ko jua hota hai', 'अभी जुआ चल रहा है', 'balu ka truck abhi ja raha hai', 'The murder happened last year', 'ek aadmi katta bechta hai', 'mujhe bas jankari deni hai', 'abhi hukka bar khula hai', '',
    ]) assert.equal(dangerNow(text).danger, false, text);
  });

  it('names the words that decided', () => {
    assert.ok(dangerNow('अभी गोली चल रही है').because.some((word) => word.includes('गोली')));
    assert.deepEqual(dangerNow('sab theek hai').because, []);
  });
});
