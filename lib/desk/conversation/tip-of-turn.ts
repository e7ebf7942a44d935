// The tip that a turn files: what categorize and route-to-district settled, and what the citizen sent.
import type { NewTip } from '../tips/file-tip';
import { allPieces } from './pieces';
import type { Answer, Conversation, Turn } from './turn';

/** Kinds whose answers have columns of their own; all others are kept under the tip's answers. */
const OWN_COLUMNS = new Set(['language', 'categories', 'district', 'place', 'collect', 'notices', 'review']);

/** The tip of a turn with status "filed". */
export function tipOfTurn(turn: Turn): NewTip {
  const { tip, conversation } = turn;
  const place = answerOfKind(conversation, 'place');
  const district = answerOfKind(conversation, 'district');
  const location = place?.location ?? allPieces(turn).find((piece) => piece.location)?.location;
  return {
    receipt: conversation.receipt!,
    handle: turn.handle,
    language: turn.language,
    category: tip.category ?? answerOfKind(conversation, 'categories')?.value ?? 'other',
    sensitivity: tip.sensitivity ?? null,
    because: tip.because ?? [],
    contradiction: tip.contradiction ?? null,
    district: tip.district !== undefined ? tip.district : (district?.value ?? null),
    station: tip.station !== undefined ? tip.station : (place?.station ?? null),
    outside: tip.outside ?? district?.value === 'outside',
    place: tip.place ?? (place?.value || null),
    lat: tip.lat ?? location?.lat ?? null,
    lon: tip.lon ?? location?.lon ?? null,
    offices: tip.offices ?? [],
    incomplete: false,
    ...contentsOf(conversation),
  };
}

/** What the citizen sent, as a tip keeps it. */
export function contentsOf(conversation: Conversation): Pick<NewTip, 'body' | 'answers' | 'media'> {
  const pieces = allPieces({ conversation });
  const answers: NewTip['answers'] = {};
  for (const key of conversation.order) {
    const answer = conversation.answers[key]!;
    if (!OWN_COLUMNS.has(answer.kind)) answers[key] = { name: answer.name, value: answer.value, label: answer.label };
  }
  return { body: textOf(conversation), answers, media: pieces.flatMap((piece) => (piece.media ? [piece.media.id] : [])) };
}

/** All that the citizen told, a paragraph a message. */
export function textOf(conversation: Conversation): string {
  return allPieces({ conversation })
    .map(({ text, location }) => text ?? (location ? `${location.lat}, ${location.lon}` : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The first answer to a question of a kind, whatever its key. */
export function answerOfKind(conversation: Conversation, kind: string): Answer | undefined {
  return conversation.order.map((key) => conversation.answers[key]!).find((answer) => answer.kind === kind);
}
