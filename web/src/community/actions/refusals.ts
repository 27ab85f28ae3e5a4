// Says a refusal to the reader.
import { notice } from "../../state/notices";
import { RestError } from "../api/rest";
import { say } from "../text/words";

export function reasonOf(error: unknown): string {
  if (!(error instanceof RestError)) throw error;
  return error.status === 0 ? say.error.network : error.message || say.error.unknown;
}

/** Runs it and answers what it answered; a refusal becomes a notice and null. */
export async function orNotice<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    notice(reasonOf(error), true);
    return null;
  }
}
