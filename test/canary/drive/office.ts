// The office's side of a report to its end: officer, question, answer, action with a picture, closed, not solved.
import type { SignedIn } from '../../support/system';
import { sayUntilTaken } from '../../end-to-end/report';
import { jpeg } from '../plant/files';
import { Secrets } from '../plant/secrets';
import type { World } from '../world/world';
import type { Filed } from './citizens';

interface TipRow {
  id: number;
  receipt: string;
  version: number;
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`an office was answered ${response.status}`);
  return (await response.json()) as T;
}

const tipsOf = async (person: SignedIn) => (await json<{ tips: TipRow[] }>(await person.get('/api/tips?state=all&limit=100'))).tips;

/** Takes some reports through all that an office can do with one; each citizen says too much again. */
export async function handle(world: World, filed: readonly Filed[]): Promise<void> {
  const { system, secrets } = world;
  const [sp, officer] = await Promise.all([system.signIn('sp-jaunpur'), system.signIn('officer-jaunpur')]);
  const { officers } = await json<{ officers: { id: number }[] }>(await sp.get('/api/officers'));
  const ofOfficer = new Secrets();
  const picture = await jpeg(ofOfficer);
  secrets.adopt(ofOfficer, 'officer');
  await Promise.all(filed.map(async ({ phone, person, receipt }) => {
    const patience = { timeout: 60_000 };
    const tip = (await tipsOf(sp)).find((row) => row.receipt === receipt);
    if (!tip) throw new Error('the SP does not see a report that was filed.');
    const path = `/api/tips/${tip.id}`;
    await json(await sp.post(`${path}/assign`, { version: tip.version, officer: officers[0]!.id }));
    await json(await officer.post(`${path}/question`, { text: 'Which road, please?' }));
    await phone.messageWith(/Which road/, patience);
    await sayUntilTaken(phone, `The road to ${secrets.storyWord("a word of a citizen's answer")}, ask ${person.profileName} at ${person.phone}`);
    await phone.messageWith(/answer/i, patience);
    const form = new FormData();
    const { version } = await json<TipRow>(await officer.get(path));
    for (const [name, value] of Object.entries({ version: String(version), text: 'Two trucks were held.', release: 'true' })) form.append(name, value);
    form.append('media', new Blob([new Uint8Array(picture.bytes)], { type: 'image/jpeg' }), picture.filename);
    await json(await officer.post(`${path}/action`, form));
    await phone.messageWith(/Two trucks/, patience);
    const acted = await json<TipRow>(await sp.get(path));
    await json(await sp.post(`${path}/close`, { version: acted.version, outcome: 'action-taken', text: 'Thank you for this.', release: true }));
    await phone.messageWith(/Thank you for this/, patience);
    await sayUntilTaken(phone, `not solved`);
    await sayUntilTaken(phone, `They still come to ${secrets.storyWord("a word of a citizen's addition")}, I am ${person.profileName}, ${person.email}`);
  }));
}
