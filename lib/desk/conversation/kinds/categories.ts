// The kind of crime, from the flow's categories; a story instead of a choice is kept, and read for its category.
import type { Option } from '../choices';
import { allPieces, piecesOf } from '../pieces';
import { say, worded } from '../texts';
import type { Turn } from '../turn';
import { askChoice, readChoice } from './choice';
import type { Kind, StepSettings, World } from './kind';

const optionsOf = (world: World): Option[] =>
  world.categories.map(({ id, name, shortName, description }) => ({ id, title: { hi: shortName.hi || name.hi, en: shortName.en || name.en }, description, alsoCalled: [name.hi, name.en] }));

function foundIn(text: string, turn: Turn, step: StepSettings, world: World) {
  const id = text.trim() === '' ? null : world.categoryIn(text);
  const found = world.categories.find((category) => category.id === id);
  if (!found) return null;
  const tell = say(turn.language, 'guessed', { name: worded(step.name, turn.language), label: worded(found.name, turn.language) });
  return { answer: { value: found.id, label: found.name }, tell };
}

export const categories: Kind = {
  question: (turn, step, world) => askChoice(turn, step, optionsOf(world)),
  read: (turn, step, world) => {
    const { message, conversation } = turn;
    const reading = readChoice(turn, step, optionsOf(world), (option) => world.categories.find(({ id }) => id === option.id)!.name);
    if ('keep' in reading && conversation.noGuess.includes(step.key)) {
      // Nothing is guessed a second time from what was there before; what is written now, to this question, is its answer.
      const found = foundIn(message.text, turn, step, world);
      if (found) conversation.held.push(...piecesOf(message));
      return found ?? reading;
    }
    if (!('explain' in reading)) return reading;
    // One or two words that are no title may still say it: "juaa", "charas".
    return foundIn(message.text, turn, step, world) ?? reading;
  },
  guess: (turn, step, world) => {
    if (turn.conversation.noGuess.includes(step.key)) return null;
    return foundIn(allPieces(turn).map((piece) => piece.text ?? '').join('\n'), turn, step, world);
  },
};
