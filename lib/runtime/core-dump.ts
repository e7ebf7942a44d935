// Keeps the memory of a process that dies off the disk.

/** Program and words under which a program runs without core dumps; its process number, signals and channels stay the same. */
export function withoutCoreDump(program: string, words: string[]): [string, string[]] {
  return process.platform === 'win32' ? [program, words] : ['/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', program, ...words]];
}
