/** Statements of every turn: put together and compiled once, then run with other values. */
import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables';

/** Stands for a value in a statement that is put together before the value is known. */
class Later {
  constructor(readonly name: string) {}
}

type Values = Readonly<Record<string, unknown>>;

/** Runs the statement, on a transaction too, and gives its rows. */
export type Prepared<V extends Values, Row> = (
  db: Pick<Kysely<Tables>, 'executeQuery'>,
  values: V,
) => Promise<readonly Row[]>;

/** `build` gets a stand-in for each value: it may place it in the statement, and not look at it. */
export function prepared<V extends Values, Row>(build: (values: V) => Compilable<Row>): Prepared<V, Row> {
  let compiled: CompiledQuery<Row> | undefined;
  const standIns = new Proxy({} as V, { get: (_none, name) => new Later(String(name)) });
  return async (db, values) => {
    compiled ??= build(standIns).compile();
    const parameters = compiled.parameters.map((each) => (each instanceof Later ? values[each.name] : each));
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
