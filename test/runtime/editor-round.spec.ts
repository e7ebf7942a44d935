// Every way round that a person at the desk's editor could try to get to the gate's secrets, tried in the real desk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT, PROJECT } from '../../lib/runtime/paths';
import { editorToken, signIn, startAsUser, type SignedIn, type UserStart } from '../support/system';

interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

interface Given {
  files: string[];
  desk: string;
  built: string;
  /** what the desk may not write, and a picture that it may not read */
  elsewhere: string;
  picture: string;
  pids: number[];
  urls: string[];
  database: { port: number; adminUser: string };
}

/** name of an attempt → 'refused …', or what it got */
type Outcome = Record<string, string>;

/**
 * Runs inside the desk, from a function node that broke out of its sandbox. It is sent as text: nothing outside of it can be used.
 * Each attempt gives `got …` where it succeeded.
 */
async function breakOut(outside: NodeJS.Process, given: Given): Promise<Outcome> {
  const outcome: Outcome = {};
  const load = (name: string) => (outside as unknown as { getBuiltinModule(id: string): never }).getBuiltinModule(name) as Record<string, never>;
  const attempt = async (name: string, work: () => unknown): Promise<void> => {
    try {
      const got = await work();
      outcome[name] = `got ${String(typeof got === 'object' ? JSON.stringify(got) : got).slice(0, 5000)}`;
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      outcome[name] = `refused ${code ?? message}`;
    }
  };
  const fs = load('node:fs') as unknown as typeof import('node:fs');
  const ofProject = (load('node:module') as unknown as typeof import('node:module')).createRequire(`${given.built}/lib/runtime/desk.js`);

  for (const file of given.files) {
    await attempt(`read ${file}`, () => fs.readFileSync(file, 'utf8').length);
    await attempt(`read as bytes of a path ${file}`, () => fs.readFileSync(Buffer.from(file)).length);
    await attempt(`open ${file}`, () => fs.openSync(file, 'r'));
    await attempt(`copy ${file}`, () => fs.copyFileSync(file, `${given.desk}/copied`));
    await attempt(`link ${file}`, () => {
      fs.linkSync(file, `${given.desk}/hard`);
      return fs.readFileSync(`${given.desk}/hard`, 'utf8').length;
    });
    await attempt(`symlink ${file}`, () => {
      fs.symlinkSync(file, `${given.desk}/soft`);
      return fs.readFileSync(`${given.desk}/soft`, 'utf8').length;
    });
    await attempt(`round ${file}`, () => fs.readFileSync(`${given.desk}/../${file.split('/').slice(-2).join('/')}`, 'utf8').length);
    await attempt(`import ${file}`, () => ofProject(file));
  }
  await attempt('list the data folder', () => fs.readdirSync(`${given.desk}/..`));
  for (const pid of [...given.pids, 'self', outside.ppid]) for (const entry of ['environ', 'mem', 'maps', 'cmdline', 'root/etc/passwd', 'cwd']) await attempt(`/proc/${pid}/${entry}`, () => fs.readFileSync(`/proc/${pid}/${entry}`).length);
  await attempt('write a program elsewhere', () => fs.writeFileSync(`${given.built}/lib/runtime/gate.js`, ''));
  await attempt('change owner', () => fs.chownSync(given.desk, 0, 0));

  await attempt('shell', () => (load('node:child_process') as unknown as typeof import('node:child_process')).execSync('id').toString());
  await attempt('fork', () => (load('node:child_process') as unknown as typeof import('node:child_process')).fork(`${given.desk}/x.js`).pid);
  await attempt('worker', () => new (load('node:worker_threads') as unknown as typeof import('node:worker_threads')).Worker('1', { eval: true }).threadId);
  await attempt('debugger of its own', () => (load('node:inspector') as unknown as typeof import('node:inspector')).open(0));
  await attempt('inner binding', () => typeof (outside as unknown as { binding(name: string): unknown }).binding('spawn_sync'));
  await attempt('compiled code', () => {
    fs.writeFileSync(`${given.desk}/x.node`, 'not really');
    outside.dlopen({ exports: {} } as NodeModule, `${given.desk}/x.node`);
    return 'loaded';
  });
  await attempt('compiled code by require', () => ofProject(`${given.desk}/x.node`));
  await attempt('picture written elsewhere', async () => {
    const sharp = ofProject('sharp') as typeof import('sharp');
    return sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } }).png().toFile(given.elsewhere);
  });
  await attempt('picture read elsewhere', () => (ofProject('sharp') as typeof import('sharp'))(given.picture).metadata());
  await attempt('pictures opened again', () => (ofProject('sharp') as typeof import('sharp')).unblock({ operation: ['VipsForeignSave'] }));
  await attempt('database of its own elsewhere', () => {
    const { DatabaseSync } = load('node:sqlite') as unknown as typeof import('node:sqlite');
    new DatabaseSync(':memory:').exec(`create table t (x); vacuum into '${given.elsewhere}'`);
    return 'written';
  });
  await attempt('file that the engine writes', () => {
    const { setFlagsFromString } = load('node:v8') as unknown as typeof import('node:v8');
    setFlagsFromString(`--trace-turbo-cfg-file=${given.elsewhere}`);
    return 'set';
  });
  const { connect, createServer } = load('node:net') as unknown as typeof import('node:net');
  await attempt('socket in the file system', () => new Promise((done, failed) => connect({ path: `${given.desk}/no-such-socket` }).on('connect', done).on('error', failed)));
  await attempt('socket made in the file system', () => new Promise((done, failed) => {
    const server = createServer().on('error', failed).listen(given.elsewhere, () => (server.close(), done('listens')));
  }));

  await attempt('another program', () => (outside as unknown as { execve(file: string, words: string[]): never }).execve('/bin/sh', ['sh', '-c', 'id']));
  for (const pid of given.pids) {
    for (const way of ['kill', '_kill', '_debugProcess'] as const) await attempt(`${way} ${pid}`, () => (outside as unknown as Record<string, (pid: number, signal: unknown) => unknown>)[way]!(pid, way === 'kill' ? 'SIGUSR1' : 10));
  }
  await attempt('put signals back', () => {
    if (!Reflect.deleteProperty(outside, 'kill') && !Reflect.set(outside, 'kill', () => true)) throw new Error('fixed');
    return 'put back';
  });

  // What the desk knows of itself, it knows: its own role. What that role may not, it may not from here.
  const { desk } = ofProject('../desk/desk') as { desk(): { sql: { options: { pass: string[] | string; user: string; database: string } } & ((words: TemplateStringsArray) => Promise<unknown[]>) & { unsafe(text: string): Promise<unknown[]> } } };
  const { sql } = desk();
  const own = await Promise.resolve((sql.options as unknown as { pass: unknown }).pass).then((pass) => (typeof pass === 'function' ? (pass as () => unknown)() : pass));
  outcome['own role'] = `got ${JSON.stringify(await sql.unsafe('select current_user::text'))}`;
  for (const text of [
    'select * from vault.contacts limit 1', 'select * from vault.handles limit 1', 'set role gate', 'set role administrator', 'set session authorization gate',
    "select pg_read_file('/etc/passwd')", "select pg_ls_dir('.')", "copy (select 1) to program 'id'", "create temporary table x (y text); copy x from '/etc/passwd'",
    'select rolpassword from pg_authid', 'create extension dblink', 'create extension file_fdw', 'create extension postgres_fdw', "select lo_import('/etc/passwd')",
    "alter role desk superuser", "grant gate to desk", "alter system set log_statement = 'all'", "create function pg_temp.f() returns int language c as 'libc', 'getpid'", 'alter table vault.contacts owner to desk', "set log_statement = 'all'",
  ]) await attempt(`SQL ${text}`, () => sql.unsafe(text));
  await attempt('what others ask the database', async () => {
    const rows = (await sql.unsafe("select query from pg_stat_activity where usename <> 'desk' and query <> '<insufficient privilege>' and query <> ''")) as unknown[];
    if (rows.length === 0) throw new Error('nothing');
    return rows;
  });
  const postgres = ofProject('postgres') as (options: object) => { unsafe(text: string): Promise<unknown>; end(options: object): Promise<void> };
  for (const user of ['gate', given.database.adminUser, 'postgres']) {
    for (const password of [own as string, '', 'gate']) {
      const other = postgres({ host: '127.0.0.1', port: given.database.port, user, password, database: sql.options.database, max: 1, connect_timeout: 3, onnotice: () => {} });
      await attempt(`database as ${user}`, () => other.unsafe('select 1'));
      await other.end({ timeout: 0 });
    }
  }

  for (const database of ['postgres', 'template1', 'template0']) {
    const other = postgres({ host: '127.0.0.1', port: given.database.port, user: 'desk', password: own as string, database, max: 1, connect_timeout: 3, onnotice: () => {} });
    await attempt(`the server's locks, from its database ${database}`, () => other.unsafe('select * from pg_locks'));
    await other.end({ timeout: 0 });
  }

  const sample = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'MessageSid=SM1&From=whatsapp%3A%2B919800000001&Body=Hi' };
  for (const url of given.urls) await attempt(`ask ${url}`, async () => {
    const response = await fetch(url, url.endsWith('inbound') || url.endsWith('status') ? sample : { redirect: 'manual' });
    if (response.status >= 300) throw new Error(String(response.status));
    return response.text();
  });

  outcome['environment'] = `got ${JSON.stringify(outside.env)} ${JSON.stringify((outside.report as unknown as { getReport(): unknown }).getReport())}`;
  return outcome;
}

/** The same wishes with what Node-RED itself offers, without breaking out. */
const HONEST = `
  const names = ['DESK_DATABASE_URL', 'DESK_KEY', 'DESK_CREDENTIAL_SECRET', 'GATE_KEY', 'VAULT_KEY', 'TWILIO_AUTH_TOKEN', 'GATE_DATABASE_URL', 'DATABASE_URL'];
  const result = { known: [typeof require, typeof process, typeof RED.settings, typeof RED.nodes, typeof globalThis.process, typeof fetch, typeof WebAssembly.compileStreaming].join() };
  const ways = [(name) => env.get(name), (name) => global.get(name), (name) => flow.get(name), (name) => context.get(name), (name) => RED.util.evaluateNodeProperty(name, 'env', node, msg), (name) => RED.util.evaluateNodeProperty('\${' + name + '}', 'env', node, msg), (name) => RED.util.getSetting(node, name), (name) => RED.settings[name], (name) => RED.util.prepareJSONataExpression('$env("' + name + '")', node).evaluate({})];
  const tried = ways.map((way) => (name) => { try { return String(way(name) ?? ''); } catch { return ''; } });
  for (const name of names) result[name] = tried.map((way) => way(name)).join('').replaceAll('[object Promise]', '');
  result.globals = JSON.stringify(global.keys()) + JSON.stringify(flow.keys()) + JSON.stringify(context.keys());
  result.node = Object.keys(node).join() + String(node.credentials ?? '');
  msg.payload = result;
  return msg;`;

for (const asRoot of [true, false]) {
  describe(`the desk's editor, ${asRoot ? 'started as root' : 'started as an ordinary user'}`, function () {
    this.timeout(120_000);
    let started: UserStart;
    let session: SignedIn;
    let headers: Record<string, string>;
    let secrets: string[];
    before(async function () {
      if (process.getuid?.() !== 0 && asRoot) return this.skip();
      started = await startAsUser(asRoot || process.getuid?.() !== 0 ? {} : { uid: 65534, gid: 65534, environment: { HOME: '/nonexistent' } });
      const it_ = started.users.find(({ username }) => username === 'it')!;
      session = await signIn(started.deskUrl, it_);
      headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await editorToken(started.deskUrl, it_)}` };
      const kept = JSON.parse(readFileSync(join(started.dataDir, 'secrets', 'secrets.json'), 'utf8')) as Record<string, string>;
      secrets = [
        ...Object.entries(kept).filter(([name]) => !name.endsWith('PublicKey')).map(([, value]) => value),
        ...['gate/vault.key', 'secrets/gate.key', 'secrets/desk.key'].map((file) => readFileSync(join(started.dataDir, file), 'utf8').trim()),
      ];
    });
    after(() => started?.remove());

    const holdsNoSecret = (text: string) => assert.deepEqual(secrets.filter((secret) => text.includes(secret)), []);
    const deploy = async (nodes: FlowNode[], more: Record<string, unknown> = {}) => {
      const response = await fetch(`${started.deskUrl}/editor/flow`, { method: 'POST', headers, body: JSON.stringify({ label: 'Round', nodes, ...more }) });
      assert.equal(response.status, 200, await response.clone().text());
      return ((await response.json()) as { id: string }).id;
    };
    /** Asks a flow. A flow that fails on the way answers nothing, ever: `http in` waits for its `http response`. */
    const ask = async (path: string): Promise<Response> => {
      await session.stands(path);
      return Promise.race([session.get(path), new Promise<never>((_, failed) => setTimeout(() => failed(new Error(`no answer from ${path}`)), 60_000).unref())]);
    };
    const remove = async (id: string) => assert.equal((await fetch(`${started.deskUrl}/editor/flow/${id}`, { method: 'DELETE', headers })).status, 204);
    const door = (path: string, to: string): FlowNode[] => [{ id: `in-${path}`, type: 'http in', url: `/flows-http/${path}`, method: 'get', wires: [[to]] }, { id: `out-${path}`, type: 'http response', wires: [] }];

    it('gets nothing by breaking out of a function node: files, processes, debuggers, compiled code, other roles, other ports', async () => {
      const { dataDir } = started;
      const databaseUrl = new URL(started.databaseUrl());
      const given: Given = {
        files: [join(dataDir, 'gate', 'vault.key'), ...['secrets.json', 'gate.key', 'desk.key', 'database.json'].map((file) => join(dataDir, 'secrets', file)), join(dataDir, 'postgres', 'PG_VERSION'), join(dataDir, 'running'), '/etc/passwd', '/etc/shadow'],
        desk: join(dataDir, 'desk'), built: BUILT, elsewhere: join(dataDir, 'gate', 'planted'), picture: join(PROJECT, 'docs', 'pictures', 'phone.png'),
        pids: [started.pid, started.partPid('gate'), started.partPid('simulator'), started.partPid('postgres')],
        urls: [`${started.gateUrl}/whatsapp/inbound`, `${started.gateUrl}/whatsapp/status`, `${started.gateUrl}/media/x`, `${started.gateUrl}/flows`, 'http://127.0.0.1:9229/json', 'file:///etc/passwd', `file://${dataDir}/gate/vault.key`],
        database: { port: Number(databaseUrl.port), adminUser: databaseUrl.username },
      };
      const id = await deploy([
        ...door('round', 'try'),
        { id: 'try', type: 'function', func: `const outside = msg.constructor.constructor('return process')(); const work = ${breakOut.toString()}; work(outside, ${JSON.stringify(given)}).then((payload) => node.send({ ...msg, payload }), (error) => node.send({ ...msg, payload: { fault: String(error && error.stack) } })); return null;`, outputs: 1, libs: [], wires: [['out-round']] },
      ]);
      const outcome = (await (await ask('/flows-http/round')).json()) as Outcome;
      assert.equal(outcome.fault, undefined);
      const { 'own role': role, environment, ...rest } = outcome;
      // The control: it did break out, and did speak as the desk.
      assert.match(role!, /"desk"/);
      assert.ok(Object.keys(rest).length > 100);
      // It got that far, and was refused at the door.
      assert.equal(rest['the server\'s locks, from its database postgres'], 'refused 42501');
      assert.deepEqual(Object.entries(rest).filter(([, result]) => !result.startsWith('refused')), []);
      // And not because there was nothing there.
      assert.equal(rest['socket in the file system'], 'refused ERR_ACCESS_DENIED');
      assert.equal(existsSync(given.elsewhere), false);
      holdsNoSecret(environment!);
      assert.doesNotMatch(environment!, /postgres:\/\/|TWILIO|VAULT|DESK_KEY|SECRET/);
      for (const url of [started.gateUrl, started.deskUrl]) assert.equal((await fetch(`${url}/health`)).status, 200, 'all still runs');
      await remove(id);
    });

    it('gets nothing from what Node-RED offers: environment, contexts, settings, JSONata, substitution, the editor\'s own API', async () => {
      const id = await deploy([
        ...door('honest', 'honest'), { id: 'honest', type: 'function', func: HONEST, outputs: 1, libs: [], wires: [['out-honest']] },
      ], { env: [{ name: 'stolen', type: 'env', value: 'DESK_KEY' }, { name: 'again', type: 'str', value: '${DESK_DATABASE_URL}' }] });
      const honest = (await (await ask('/flows-http/honest')).json()) as Record<string, string>;
      const { known, globals, node, ...values } = honest;
      assert.match(known!, /^undefined,undefined,/);
      assert.deepEqual([...new Set(Object.values(values))].filter((value) => value !== ''), []);
      holdsNoSecret(globals! + node!);
      for (const path of ['/settings', '/settings/user', '/context/global', '/context/flow/x', '/nodes', '/flows', '/plugins', '/credentials/function/honest', '/diagnostics']) holdsNoSecret(await (await fetch(`${started.deskUrl}/editor${path}`, { headers })).text());
      await remove(id);
    });

    it('gets nothing from nodes without code: values of the environment, contexts, JSONata and templates', async () => {
      const names = ['DESK_DATABASE_URL', 'DESK_KEY', 'DESK_CREDENTIAL_SECRET', 'GATE_KEY', 'VAULT_KEY', 'TWILIO_AUTH_TOKEN', 'GATE_DATABASE_URL', 'DATABASE_URL'];
      const ways: Record<string, (name: string) => object> = {
        env: (name) => ({ to: name, tot: 'env' }),
        words: (name) => ({ to: `\${${name}}`, tot: 'str' }),
        number: (name) => ({ to: `\${${name}}`, tot: 'num' }),
        global: (name) => ({ to: name, tot: 'global' }),
        flow: (name) => ({ to: name, tot: 'flow' }),
        jsonata: (name) => ({ to: `$env("${name}")`, tot: 'jsonata' }),
      };
      const templates: Record<string, (name: string) => string> = {
        'mustache-env': (name) => `[{{env.${name}}}]`,
        'mustache-contexts': (name) => `[{{global.${name}}}{{flow.${name}}}]`,
        'mustache-words': (name) => `[\${${name}}]`,
        'mustache-all': (name) => `[{{env.${name}}}{{{env.${name}}}}{{&env.${name}}}{{global.${name}}}{{global[memory].${name}}}{{flow.${name}}}{{flow[memory].${name}}}{{process.env.${name}}}{{#env}}{{${name}}}{{/env}}\${${name}}$(${name})]`,
      };
      const id = await deploy([
        ...Object.entries(ways).flatMap(([way, rule]) => [
          ...door(`plain-${way}`, `change-${way}`),
          { id: `change-${way}`, type: 'change', rules: [{ t: 'set', p: 'payload', pt: 'msg', to: '{"reached":"yes"}', tot: 'json' }, ...names.map((name) => ({ t: 'set', p: `payload.${name}`, pt: 'msg', ...rule(name) }))], wires: [[`out-plain-${way}`]] },
        ]),
        ...Object.entries(templates).flatMap(([way, template]) => [
          ...door(`plain-${way}`, `template-${way}`),
          { id: `template-${way}`, type: 'template', field: 'payload', fieldType: 'msg', format: 'handlebars', syntax: 'mustache', output: 'str', template: `reached ${names.map(template).join('')}`, wires: [[`out-plain-${way}`]] },
        ]),
      ]);
      const answers = await Promise.all([...Object.keys(ways), ...Object.keys(templates)].map(async (way) => [way, await (await ask(`/flows-http/plain-${way}`)).text()] as const));
      for (const [way, text] of answers) {
        assert.match(text, /reached/, way);
        holdsNoSecret(text);
        assert.doesNotMatch(text, /postgres:\/\//, way);
      }
      await remove(id);
    });

    it('gets no secret from the errors of templates that can\'t be read, which end their flow', async () => {
      // The template node can't read a partial at all (it takes its indentation for a list), nor, in a context that holds anything, what is no name of a property.
      const templates: Record<string, [string, RegExp]> = {
        partial: ['{{env.DESK_KEY}}{{>DESK_KEY}}', /is not a function/],
        unclosed: ['{{{env.DESK_KEY}}', /Unclosed tag/],
        jsonata: ['{{env.DESK_KEY}}{{global.$env("DESK_KEY")}}', /Invalid property expression/],
        brackets: ['{{env.DESK_KEY}}{{flow.[DESK_KEY]}}', /Invalid property expression/],
        spaces: ['{{env.DESK_KEY}}{{flow.DESK_KEY or GATE_KEY}}', /Invalid property expression/],
      };
      const id = await deploy(Object.entries(templates).flatMap(([name, [template]]) => [
        ...door(`broken-${name}`, `fill-${name}`),
        { id: `fill-${name}`, type: 'change', rules: ['flow', 'global'].map((pt) => ({ t: 'set', p: 'something', pt, to: 'x', tot: 'str' })), wires: [[`broken-${name}`]] },
        { id: `broken-${name}`, type: 'template', field: 'payload', fieldType: 'msg', format: 'handlebars', syntax: 'mustache', output: 'str', template, wires: [[`out-broken-${name}`]] },
        { id: `catch-${name}`, type: 'catch', scope: [`broken-${name}`], wires: [[`tell-${name}`]] },
        { id: `tell-${name}`, type: 'change', rules: [{ t: 'set', p: 'payload', pt: 'msg', to: 'error', tot: 'msg' }], wires: [[`out-broken-${name}`]] },
      ]));
      for (const [name, [, fault]] of Object.entries(templates)) {
        const told = await (await ask(`/flows-http/broken-${name}`)).text();
        assert.match(told, fault, name);
        holdsNoSecret(told);
      }
      await remove(id);
    });

    it('finds at the owner\'s port a sign-in page and nothing else, whatever it says of itself', async () => {
      const owner = `http://127.0.0.1:${started.ports.owner}`;
      const id = await deploy([
        ...door('owner', 'try-owner'),
        { id: 'try-owner', type: 'function', outputs: 1, libs: [], wires: [['out-owner']], func: `
          const outside = msg.constructor.constructor('return globalThis')();
          const ask = (path, options) => outside.fetch('${owner}' + path, { redirect: 'manual', ...options }).then(async (response) => [response.status, await response.text()], () => ['none', '']);
          const own = { method: 'POST', headers: { origin: '${owner}', 'content-type': 'application/x-www-form-urlencoded' } };
          Promise.all([
            ask('/'), ask('/s/x/'), ask('/s/x/try-again', { ...own, body: 'form=x' }), ask('/s/x/', { headers: { cookie: 'satark-owner=x' } }),
            ask('/sign-in', { ...own, body: 'password=guess' }), ask('/sign-in', { method: 'POST', body: 'password=guess' }), ask('/', { headers: { 'x-forwarded-for': '1.2.3.4' } }),
          ]).then((payload) => node.send({ ...msg, payload }));
          return null;` },
      ]);
      const answers = (await (await ask('/flows-http/owner')).json()) as [number, string][];
      assert.deepEqual(answers.map(([status]) => status), [200, 303, 303, 303, 401, 403, 421]);
      for (const [, text] of answers) assert.doesNotMatch(text, /try-again|<table/);
      await remove(id);
    });

    it('gets no modules of Node or npm into a function node, and no node that opens a door', async () => {
      const id = await deploy([
        ...door('libs', 'libs'),
        { id: 'libs', type: 'function', func: 'msg.payload = cp.execSync("id").toString(); return msg;', outputs: 1, libs: [{ var: 'cp', module: 'child_process' }], wires: [['out-libs']] },
      ]);
      const answer = await Promise.race([ask('/flows-http/libs').then((response) => response.text(), () => ''), new Promise<string>((done) => setTimeout(() => done('no answer'), 1000))]);
      assert.doesNotMatch(answer, /uid=/);
      await remove(id);
      for (const type of ['exec', 'file', 'file in', 'watch', 'http request', 'tcp out', 'udp out', 'mqtt in', 'websocket client']) {
        const refused = await fetch(`${started.deskUrl}/editor/nodes/node-red/${encodeURIComponent(type)}`, { headers });
        assert.equal(refused.status, 404, type);
      }
    });
  });
}
