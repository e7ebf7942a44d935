// Shared set-up of every mocha run.
export {};
