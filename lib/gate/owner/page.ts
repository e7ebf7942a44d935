// The pages of the gate's owner: plain HTML without scripts, in English or Hindi.
import type { Language } from '../../exchange/messages';
import { OTHER_ACCOUNT } from '../traces/erase';
import type { AtTwilio, Figures } from './figures';
import en from './texts/en.json';
import hi from './texts/hi.json';

const TEXTS: Record<Language, typeof en> = { en, hi };

/** What the gate says of itself beside the figures. */
export interface GateFacts {
  /** of the vault's ring, hex; the first seals */
  keyIds: string[];
  /** which voices are disguised */
  disguise?: keyof typeof en.disguiseOf;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const filled = (text: string, values: Record<string, string | number>) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** @param problem why the last try failed: seconds to wait, or `wrong` */
export function signInPage(language: Language, problem?: 'wrong' | number): string {
  const words = TEXTS[language];
  const told = problem === undefined ? '' : `<p class="problem" role="alert">${problem === 'wrong' ? words.wrong : filled(words.tooMany, { seconds: problem })}</p>`;
  return page(language, `/?lang=${other(language)}`, '', `<main class="narrow">
<form method="post" action="/sign-in?lang=${language}">
${told}
<input type="text" name="username" value="owner" autocomplete="username" hidden>
<label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256" autofocus>
<button type="submit">${words.signIn}</button>
<p class="about">${words.signInHint}</p>
</form>
</main>`);
}

/** @param figures null where they can't be read now; `again`: so many messages were just given another try */
export function figuresPage(language: Language, figures: Figures | null, facts: GateFacts, formToken: string, now: Date, again?: number): string {
  const words = TEXTS[language];
  const form = (action: string, label: string, kind: string) => `<form method="post" action="${action}?lang=${language}"><input type="hidden" name="form" value="${escaped(formToken)}"><button type="submit" class="${kind}">${label}</button></form>`;
  const cards = figures ? [atTwilio(language, figures), received(language, figures, form('try-again', words.tryAgain, 'main')), answers(language, figures), vault(language, figures, facts)].join('\n') : `<p class="problem" role="alert">${words.noFigures}</p>`;
  const told = again === undefined ? '' : `<p class="told" role="status">${filled(words.triedAgain, { count: again })}</p>`;
  const renewal = `<meta http-equiv="refresh" content="60; url=./?lang=${language}&amp;renewed=1">`;
  return page(language, `./?lang=${other(language)}`, renewal, `<main>
<div class="line"><p>${filled(words.asOf, { time: time(language, now) })}</p>${form('sign-out', words.signOut, 'plain')}</div>
${told}
${cards}
</main>`);
}

function atTwilio(language: Language, { incoming, outgoing, oldLists, lists }: Figures): string {
  const words = TEXTS[language];
  const rows = (record: AtTwilio, name: string, ...more: string[]) => [row(name, record.messages), ...(record.messages > 0 ? [...more, ...stuck(language, record)] : [])];
  const nothing = incoming.messages + outgoing.messages + oldLists.messages === 0 ? `<p class="good">${words.nothingLeft}</p>` : '';
  return card(words.atTwilio, nothing, [
    ...rows(incoming, words.incoming, row(words.media, incoming.media)),
    ...rows(outgoing, words.outgoing, ...(outgoing.following > 0 ? [row(words.following, outgoing.following)] : [])),
    ...rows(oldLists, words.oldLists),
    row(words.lists, lists),
  ], words.atTwilioAbout);
}

function stuck(language: Language, { since, refusal, nextTry }: AtTwilio): string[] {
  const words = TEXTS[language];
  return [
    ...(since ? [row(words.oldest, time(language, since), 'sub')] : []),
    ...(nextTry ? [row(words.nextTry, time(language, nextTry), 'sub')] : []),
    ...(refusal === null ? [] : [row(words.refusal, refusalWords(language, refusal), 'sub bad')]),
  ];
}

function refusalWords(language: Language, refusal: number): string {
  const words = TEXTS[language];
  if (refusal === OTHER_ACCOUNT) return words.otherAccount;
  return refusal === 0 ? words.noAnswer : filled(words.refusalCode, { code: refusal });
}

function received(language: Language, { received: { waiting, aside } }: Figures, tryAgain: string): string {
  const words = TEXTS[language];
  return card(words.received, '', [row(words.waiting, waiting), row(words.aside, aside, aside > 0 ? 'bad' : '')], ...(aside > 0 ? [words.asideAbout, tryAgain] : []));
}

function answers(language: Language, { answers: { waiting, failed } }: Figures): string {
  const words = TEXTS[language];
  const why = (problem: string) => (words.problem as Record<string, string>)[problem] ?? words.problem.other;
  return card(words.answers, '', [row(words.waiting, waiting), ...failed.map(({ problem, count }) => row(filled(words.failed, { problem: why(problem) }), count))]);
}

function vault(language: Language, { contacts, handles, forgotten }: Figures, { keyIds, disguise }: GateFacts): string {
  const words = TEXTS[language];
  return card(words.vault, '', [row(words.contacts, contacts), row(words.handles, handles), row(words.forgotten, forgotten.reduce((sum, one) => sum + one.contacts, 0)), ...forgotten.map(({ why, handles: reports }) => row(words.forgottenWhy[why], reports, 'sub')), ...(disguise ? [row(words.disguise, words.disguiseOf[disguise])] : []), row(words.keys, keyIds.join(' '), 'code')]);
}

function card(heading: string, before: string, rows: string[], about = '', after = ''): string {
  return `<section><h2>${heading}</h2>${before}<dl>${rows.join('')}</dl>${about && `<p class="about">${about}</p>`}${after}</section>`;
}

function row(name: string, value: string | number, kind = ''): string {
  return `<div${kind && ` class="${kind}"`}><dt>${name}</dt><dd>${typeof value === 'number' ? value.toLocaleString('en-IN') : escaped(value)}</dd></div>`;
}

function page(language: Language, otherAddress: string, head: string, body: string): string {
  const words = TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${words.title} · ${words.product}</title>
<link rel="stylesheet" href="/owner.css">
</head>
<body>
<header>
<h1>${words.title}<span>${words.product}</span></h1>
<a href="${otherAddress}" lang="${other(language)}">${words.other}</a>
</header>
${body}
<footer>${words.foot}</footer>
</body>
</html>
`;
}

const other = (language: Language): Language => (language === 'hi' ? 'en' : 'hi');

/** In India's time, whatever the machine's. */
function time(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(language === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN', { timeZone: 'Asia/Kolkata', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
