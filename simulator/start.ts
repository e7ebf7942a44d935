// The simulator as a process of its own; `npm start` runs it where no Twilio account is set.
import { serve } from './server';
import { simulatorSettings } from './settings';

async function main(): Promise<void> {
  const options = simulatorSettings(process.env);
  const server = await serve(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new Error(`Port ${options.port} on ${options.host} is taken; set SIMULATOR_PORT to another or end the program that has it.`);
    throw new Error(`The simulator can't start: ${error.message}.`);
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`The simulator could not write its chats: ${error.message}.`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that is gone can't stop this process any more.
  process.on('disconnect', stop);
  if (process.send) process.send({ ready: true, url: server.url });
  else console.log(`Simulator: ${server.url}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
