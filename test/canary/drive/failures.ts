// Sends that fail in every way that repeats to the gate what it asked, and media that can't be had.
import { sayUntilTaken } from '../../end-to-end/report';
import type { World } from '../world/world';
import type { Fault } from '../world/between';
import { phoneOf } from './citizens';

const SENDING: Fault[] = ['echo-500', 'echo-400', 'echo-page', 'garbage', 'cut', 'redirect'];

/** Milliseconds to wait for calls that are made again later. */
const PATIENCE = 45_000;

/** Lets each kind of call fail once or more for somebody new; resolves when all have failed, or after PATIENCE (then `neverCame` tells which have not). */
export async function failingCalls(world: World): Promise<void> {
  const { between, secrets, system } = world;
  const people = await Promise.all(SENDING.map(async (fault) => {
    const person = secrets.person();
    between.fail(new RegExp(`^POST .*Messages\\.json.*${person.phone.slice(-10)}`), fault);
    return phoneOf(world, person);
  }));
  const refused = await Promise.all([{ kind: 'refuse', code: 63016 }, { kind: 'undelivered', code: 63016 }, { kind: 'blocked', code: 63032 }, { kind: 'answer-lost' }, { kind: 'callbacks-repeated' }].map(async (fault) => {
    const phone = await phoneOf(world, secrets.person());
    await system.simulator.addFault({ ...fault, phone: phone.number, times: 2 } as never);
    return phone;
  }));
  between.fail(/^DELETE /, 'echo-500', 'echo-page', 'cut');
  await Promise.all([...people, ...refused].map((phone) => sayUntilTaken(phone, 'Hi')));
  const until = Date.now() + PATIENCE;
  while (between.neverCame().length > 0 && Date.now() < until) await new Promise((done) => setTimeout(done, 100));
}

/** The next lists and buttons can't be made. */
export function failingLists({ between }: World): void {
  between.fail(/^POST .*\/v1\/Content/, 'echo-500', 'echo-page');
}

/** The next media are had only at a further try. */
export function failingMedia({ between }: World): void {
  between.fail(/^GET .*\/Media\/ME/, 'echo-500', 'cut', 'echo-page');
}
