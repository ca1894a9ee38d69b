import BetterSqlite3 from "better-sqlite3";

/**
 * Holds an empty file for this connection alone: an exclusive transaction in a database nobody writes. The operating system lets go of it when the process
 * ends, however it ends, and whoever gets the process's number next holds nothing. Answers the release; null where it is held, here or elsewhere.
 * Nothing else of this process may open the file meanwhile: on POSIX systems its closing would let go as well. Throws what SQLite throws.
 */
export function holdFile(file: string): (() => void) | null {
  const database = new BetterSqlite3(file, { fileMustExist: true, timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return () => database.close();
  } catch (error) {
    database.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
