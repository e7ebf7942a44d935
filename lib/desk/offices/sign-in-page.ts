// The sign-in page: works without JavaScript, in Hindi and English at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, type ProblemCode } from './problems';

export const SIGN_IN_STYLE = readFileSync(join(__dirname, 'sign-in.css'), 'utf8');

/** The font of the page by weight; an installation without it shows what the machine has. */
export const SIGN_IN_FONTS: ReadonlyMap<string, Buffer> = new Map(['400', '600'].flatMap((weight): [string, Buffer][] => {
  try {
    return [[weight, readFileSync(require.resolve(`@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal.woff2`))]];
  } catch {
    return [];
  }
}));

/** What the page may load: its own style sheet and font, nothing else. */
export const SIGN_IN_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param next where to go after signing in (a path of ours); `problem`: why the last attempt failed */
export function signInPage({ next, problem, username = '' }: { next: string; problem?: ProblemCode; username?: string }): string {
  const told = problem && new Problem(problem).toJSON().error;
  return `<!doctype html>
<html lang="hi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>पुलिस सतर्क मित्र · Police Satark Mitra</title>
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<main>
<header>
<div class="shield" aria-hidden="true"></div>
<p class="range">वाराणसी परिक्षेत्र पुलिस <span lang="en">Varanasi Range Police</span></p>
<h1>पुलिस सतर्क मित्र <span lang="en">Police Satark Mitra</span></h1>
</header>
<form method="post" action="/sign-in">
${told ? `<p class="problem" role="alert">${escaped(told.hi)} <span lang="en">${escaped(told.en)}</span></p>` : ''}
<input type="hidden" name="next" value="${escaped(next)}">
<label for="username">उपयोगकर्ता नाम <span lang="en">User name</span></label>
<input id="username" name="username" value="${escaped(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100"${username ? '' : ' autofocus'}>
<label for="password">पासवर्ड <span lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256"${username ? ' autofocus' : ''}>
<button type="submit">साइन इन करें <span lang="en">Sign in</span></button>
</form>
<footer>
<p>केवल अधिकृत पुलिसकर्मियों के लिए। हर प्रवेश दर्ज होता है। <span lang="en">For authorised police personnel only. Every sign-in is recorded.</span></p>
</footer>
</main>
</body>
</html>
`;
}

/** The path if it is one of ours, else the dashboard: nobody is sent to another site. */
export function ownPath(next: unknown): string {
  const home = '/dashboard';
  if (typeof next !== 'string' || next.length > 500 || !next.startsWith('/')) return home;
  // A parser strips tabs and reads `\` as `/`, so that `/\\x` would lead away: what it makes of the path counts.
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return home;
  const url = new URL(next, here);
  return url.origin === here && !url.pathname.startsWith('//') && url.pathname !== '/sign-in' ? url.pathname + url.search + url.hash : home;
}
