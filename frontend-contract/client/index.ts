export * from './client.ts';
export * from './codes.ts';
export * from './documents.ts';
export * from './failures.ts';
export type * from './types.ts';
