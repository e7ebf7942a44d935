// A stand-in for a scrubber that is busy with a file for good: says that it began, and listens to nobody for half a minute.
process.stdout.write('begun', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000));
