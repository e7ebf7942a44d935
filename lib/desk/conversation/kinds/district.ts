// The district, from the flow's district nodes: chosen, or found from a place name or a location.
import type { Option } from '../choices';
import { piecesOf, tellsSomething } from '../pieces';
import { inBoth, say, worded } from '../texts';
import { DONT_KNOW } from '../word-lists';
import { askChoice, readChoice } from './choice';
import type { Kind, World } from './kind';

/** The answer's value for a place outside all districts; '' stands for "I don't know". */
export const OUTSIDE = 'outside';
const UNKNOWN = 'unknown';
const OUTSIDE_NAMES = ['outside', 'another district', 'other district', 'bahar', 'बाहर', 'dusra jila', 'दूसरा जिला', 'अन्य जिला', 'anya jila'];

const optionsOf = (world: World): Option[] => [
  ...world.districts.map(({ code, name }) => ({ id: code, title: name })),
  { id: OUTSIDE, title: inBoth('outside'), alsoCalled: OUTSIDE_NAMES },
  { id: UNKNOWN, title: inBoth('dont-know'), alsoCalled: DONT_KNOW },
];

export const district: Kind = {
  question: (turn, step, world) => askChoice(turn, { ...step, required: true }, optionsOf(world)),
  read: (turn, step, world) => {
    const { message, language } = turn;
    if (message.location) return { keep: true };
    const reading = readChoice(turn, { ...step, required: true }, optionsOf(world));
    if ('answer' in reading) {
      if (reading.answer.value === OUTSIDE) return { ...reading, tell: say(language, 'outside-told') };
      return reading.answer.value === UNKNOWN ? { answer: { ...reading.answer, value: '' } } : reading;
    }
    if ('stay' in reading || message.choice !== undefined || message.media.length > 0) return reading;
    const found = world.placeNamed(message.text, null);
    const named = world.districts.find(({ code }) => code === found?.district);
    if (!named) return reading;
    // More than a place's name is a story that names its place.
    if (tellsSomething(message)) turn.conversation.held.push(...piecesOf(message));
    return { answer: { value: named.code, label: named.name }, tell: say(language, 'place-in-district', { place: message.text.trim(), label: worded(named.name, language) }) };
  },
  // The district of a pin that was sent before.
  guess: (turn, step, world) => {
    const pin = turn.conversation.held.find((piece) => piece.location)?.location;
    if (!pin || turn.conversation.noGuess.includes(step.key)) return null;
    const code = world.placeAt(pin.lat, pin.lon)?.district;
    const found = world.districts.find((candidate) => candidate.code === code);
    if (!found) return null;
    return { answer: { value: found.code, label: found.name }, tell: say(turn.language, 'pin-in-district', { label: worded(found.name, turn.language) }) };
  },
};
