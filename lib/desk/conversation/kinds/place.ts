// The place: typed in any spelling, a location from the phone's map, or not known.
import { offer, readPick, type Option } from '../choices';
import { piecesOf } from '../pieces';
import { inBoth, say, worded } from '../texts';
import type { Location, Turn, Wording } from '../turn';
import { DONT_KNOW, SKIP } from '../word-lists';
import { explanationOr, type GivenAnswer, type Kind, type StepSettings, type World } from './kind';

const unknown: Option = { id: 'unknown', title: inBoth('dont-know'), alsoCalled: [...DONT_KNOW, ...SKIP] };
/** Characters of a place in the review; the whole text goes to the office. */
const LONGEST_LABEL = 120;

const districtOf = (turn: Turn, step: StepSettings): string | null => turn.answers[step.follows || 'district'] || null;

function withStation(words: Wording, station: { name: Wording } | null | undefined): Wording {
  if (!station) return words;
  const label = (language: 'hi' | 'en') => `${words[language]} (${say(language, 'station')}: ${station.name[language]})`;
  return { hi: label('hi'), en: label('en') };
}

function atLocation(location: Location, world: World): GivenAnswer {
  const station = world.placeAt(location.lat, location.lon)?.station;
  const named = [location.label, location.address].filter((words) => words).join(', ');
  return { value: named, label: withStation(named ? { hi: named, en: named } : inBoth('pin'), station), location, ...(station ? { station: station.id } : {}) };
}

export const place: Kind = {
  question: (turn, step) => ({ text: worded(step.question, turn.language), choices: offer(step.key, [unknown], turn.language) }),
  read: (turn, step, world) => {
    const { message, language } = turn;
    if (message.location) return { answer: atLocation(message.location, world) };
    if (readPick(step.key, [unknown], message)) return { answer: { value: '', label: inBoth('dont-know') } };
    if (message.media.length > 0) return { keep: true };
    const text = message.text.trim();
    if (!/\p{L}/u.test(text) || piecesOf(message).length === 0) return { explain: explanationOr(step, language, say(language, 'not-a-place')) };
    const district = districtOf(turn, step);
    const found = world.placeNamed(text, district);
    const station = found && (!district || found.district === district) ? found.station : null;
    const short = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
    return { answer: { value: text, label: withStation({ hi: short, en: short }, station), ...(station ? { station: station.id } : {}) } };
  },
  // A pin that was sent before.
  guess: (turn, step, world) => {
    if (turn.conversation.noGuess.includes(step.key)) return null;
    const index = turn.conversation.held.findIndex((piece) => piece.location);
    if (index < 0) return null;
    const [pin] = turn.conversation.held.splice(index, 1);
    return { answer: atLocation(pin!.location!, world), tell: say(turn.language, 'pin-used') };
  },
};
