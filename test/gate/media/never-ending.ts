// A stand-in for a scrubber that is busy with a file for good: says that it began, and listens to nobody for five minutes.
process.stdout.write('begun', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300_000));
