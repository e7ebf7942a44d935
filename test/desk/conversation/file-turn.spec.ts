// The words with the receipt, as police IT may have changed them.
import assert from 'node:assert/strict';
import { fileTurn } from '../../../lib/desk/conversation/file-turn';
import { newConversation } from '../../../lib/desk/conversation/begin-turn';
import type { Turn } from '../../../lib/desk/conversation/turn';

describe('the first line of what comes with the receipt', () => {
  const answer = (kind: string, value: string, en: string, hi: string) => ({ kind, value, name: { en: '', hi: '' }, label: { en, hi } });
  const told = (first: string, language: 'en' | 'hi') => {
    const conversation = {
      ...newConversation(), language,
      answers: { what: answer('categories', 'gambling', 'Gambling or betting', 'जुआ / सट्टा'), where: answer('district', 'GZP', 'Ghazipur', 'गाजीपुर'), place: answer('place', 'near the old mill, Saidpur', 'Saidpur', 'सैदपुर') },
      order: ['what', 'where', 'place'],
    };
    const turn = { language, conversation, answers: {}, replies: [], filed: null, status: 'in-progress', used: false } as unknown as Turn;
    fileTurn(turn, { en: `${first}\nReceipt: {receipt}`, hi: `${first}\nरसीद: {receipt}` });
    return { receipt: turn.conversation.receipt, lines: turn.replies[0]!.text.split('\n') };
  };

  it('names no crime, category or place, in Hindi or English, and what police IT wrote follows it', () => {
    for (const first of ['Your report about gambling in Ghazipur', 'गाजीपुर की आपकी सूचना', 'सट्टा', 'near the old mill, Saidpur', 'SAIDPUR', 'Murder: report received', 'हत्या की सूचना मिली']) {
      for (const [language, words] of [['en', 'Receipt'], ['hi', 'रसीद']] as const) {
        const { receipt, lines } = told(first, language);
        assert.deepEqual(lines.slice(0, 3), [`${words} ${receipt}`, '', first], first);
      }
    }
  });

  it('stays as police IT wrote it where it tells nothing', () => {
    for (const first of ['✅ The police have received your report.', '✅ आपकी सूचना पुलिस को मिल गई है।', 'Receipt', 'धन्यवाद!']) assert.equal(told(first, 'en').lines[0], first);
  });
});
