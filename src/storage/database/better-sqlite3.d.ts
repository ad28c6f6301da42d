/** The driver ships no types: only what this folder uses. */
declare module 'better-sqlite3' {
  interface Statement {
    readonly reader: boolean;
    all(parameters: readonly unknown[]): unknown[];
    run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
  }
  class Database {
    constructor(file: string, options?: { readonly timeout?: number; readonly fileMustExist?: boolean });
    prepare(sql: string): Statement;
    pragma(source: string): unknown;
    /** Copies the whole database to a file, in steps, while it is in use. */
    backup(file: string): Promise<unknown>;
    close(): void;
  }
  export = Database;
}
