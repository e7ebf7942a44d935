// `npm run bench`: what the whole system does in a second, as ratios to a bare Node-RED on the same machine in the same run.
import { fork, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { stopServer, useDurableServer } from '../test/support/database';
import { startSystem, type System } from '../test/support/system';
import { median, memoryOf, percentile } from './figures';
import { numberOf, post, textWebhook, type Webhook, type WebhookMaker } from './load';
import { startStandIn, type StandIn } from './stand-in';
import { secondsToReady } from './start-to-ready';

const ROUNDS = 5;
/** webhooks in a round */
const WEBHOOKS = 3000;
/** whole turns in a round */
const TURNS = 1500;
const CONNECTIONS = 32;
/** a steady pace, per second and for how many seconds */
const PACE = { perSecond: 50, seconds: 20 };

let sender = 0;

/** Webhooks of as many new senders, made before the clock starts. */
function greetings(maker: WebhookMaker, count: number): { webhook: Webhook; number: string }[] {
  return Array.from({ length: count }, () => {
    const index = sender++;
    return { webhook: textWebhook(maker, index, 'Hi'), number: numberOf(index) };
  });
}

async function acceptedPerSecond(maker: WebhookMaker, whose: string): Promise<number> {
  const webhooks = greetings(maker, WEBHOOKS).map(({ webhook }) => webhook);
  const result = await post(webhooks, CONNECTIONS);
  if (result.refused > 0) throw new Error(`${whose} did not accept ${result.refused} of ${WEBHOOKS} webhooks.`);
  return result.accepted / result.seconds;
}

async function turnsPerSecond(maker: WebhookMaker, standIn: StandIn): Promise<number> {
  const all = greetings(maker, TURNS);
  const replies = Promise.all(all.map(({ number }) => standIn.reply(number)));
  const began = performance.now();
  const result = await post(all.map(({ webhook }) => webhook), CONNECTIONS);
  if (result.refused > 0) throw new Error(`${result.refused} of ${TURNS} webhooks were not accepted.`);
  await replies;
  return TURNS / ((performance.now() - began) / 1000);
}

/** Milliseconds from sending each webhook to its reply, at a steady pace. */
async function turnTimes(maker: WebhookMaker, standIn: StandIn): Promise<number[]> {
  const all = greetings(maker, PACE.perSecond * PACE.seconds);
  const began = performance.now();
  const replies = all.map(async ({ number }, index) => (await standIn.reply(number)) - (began + (index * 1000) / PACE.perSecond));
  const result = await post(all.map(({ webhook }) => webhook), 200, PACE.perSecond);
  if (result.refused > 0) throw new Error(`${result.refused} webhooks were not accepted at a steady pace.`);
  return Promise.all(replies);
}

/** Waits until nothing is left to do, so that one measurement does not carry into the next. */
async function settled(system: System): Promise<void> {
  for (;;) {
    const [left] = await system.database.admin<{ waiting: number }[]>`
      select (select count(*) from vault.received where state = 'waiting') + (select count(*) from exchange.inbox where state = 'waiting') + (select count(*) from exchange.outbox where state = 'waiting')
        + (select count(*) from vault.deliveries where state in ('due', 'sending')) as waiting`;
    if (left!.waiting === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function startBaseline(): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(join(__dirname, 'baseline.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((done, failed) => {
    child.once('message', (message) => done({ child, url: `http://127.0.0.1:${(message as { port: number }).port}` }));
    child.once('exit', () => failed(new Error('the bare Node-RED did not start.')));
  });
}

async function memory(system: System): Promise<Record<string, number>> {
  return { gate: await memoryOf(system.gates[0]!.pid), desk: await memoryOf(system.desks[0]!.pid) };
}

const show = (name: string, value: string, aim = '') => console.log(`${name.padEnd(58)} ${value.padStart(16)}   ${aim}`);

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}; gate, desk, PostgreSQL (durable), stand-in and load generator all on it.\n`);
  useDurableServer();
  const standIn = await startStandIn();
  const system = await startSystem({ simulator: false, users: false, twilioApiBaseUrl: standIn.url });
  const baseline = await startBaseline();
  const ours: WebhookMaker = { accountSid: system.twilio.accountSid, authToken: system.twilio.authToken, gateUrl: system.gateUrl, publicUrl: system.gateUrl, to: system.twilio.from };
  const bare: WebhookMaker = { ...ours, gateUrl: baseline.url };

  const atRest = await memory(system);
  await acceptedPerSecond(bare, 'the bare Node-RED');
  await turnsPerSecond(ours, standIn);
  await settled(system);

  const figures = { bare: [] as number[], accepted: [] as number[], turns: [] as number[], times: [] as number[] };
  for (let round = 1; round <= ROUNDS; round++) {
    figures.bare.push(await acceptedPerSecond(bare, 'the bare Node-RED'));
    figures.accepted.push(await acceptedPerSecond(ours, 'the gate'));
    await settled(system);
    figures.turns.push(await turnsPerSecond(ours, standIn));
    await settled(system);
    console.error(`round ${round} of ${ROUNDS}: bare ${figures.bare.at(-1)!.toFixed(0)}/s, accepted ${figures.accepted.at(-1)!.toFixed(0)}/s, turns ${figures.turns.at(-1)!.toFixed(0)}/s`);
  }
  const underLoad = await memory(system);
  figures.times = await turnTimes(ours, standIn);

  const base = median(figures.bare);
  show('bare Node-RED http in → http response', `${base.toFixed(0)}/s`);
  show('webhooks accepted and committed', `${median(figures.accepted).toFixed(0)}/s`);
  show('  ratio to bare', (median(figures.accepted) / base).toFixed(2), 'aim ≥ 0.8');
  show('whole turns, signed webhook to reply at the stand-in', `${median(figures.turns).toFixed(0)}/s`);
  show('  ratio to bare', (median(figures.turns) / base).toFixed(2), 'aim ≥ 0.4');
  show(`a turn at ${PACE.perSecond} a second: median`, `${median(figures.times).toFixed(0)} ms`);
  show('  95th percentile', `${percentile(figures.times, 0.95).toFixed(0)} ms`, 'aim ≤ 60 ms');
  for (const part of ['gate', 'desk']) show(`memory of the ${part}: at rest, under load`, `${atRest[part]!.toFixed(0)} / ${underLoad[part]!.toFixed(0)} MiB`);

  await system.stop();
  await stopServer();
  baseline.child.disconnect();
  await standIn.close();

  const starts = await secondsToReady(3);
  show('npm start to ready, packages installed and built: median', `${median(starts).toFixed(1)} s`, 'aim ≤ 8 s');
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(`The benchmark could not finish: ${error instanceof Error ? error.message : 'unknown reason'}`);
  process.exit(1);
});
