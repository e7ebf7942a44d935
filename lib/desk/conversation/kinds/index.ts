// All kinds of question, by name.
import { categories } from './categories';
import { choice } from './choice';
import { collect } from './collect';
import { district } from './district';
import type { Kind, KindName } from './kind';
import { language } from './language';
import { notices } from './notices';
import { place } from './place';
import { review } from './review';
import { text } from './text';
import { yesNo } from './yes-no';

export const KINDS: Record<KindName, Kind> = { language, choice, categories, district, place, text, collect, 'yes-no': yesNo, notices, review };
