// Tells TypeScript what an imported style sheet is.
declare module '*.css';
