// What a section asks the server for when it is opened: waiting, refused, empty, or there.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reasonOf } from "../../actions/refusals";
import { say } from "../../text/words";

export type Loading<T> = { value: T | null; error: string; set: (how: (value: T) => T) => void; again: () => void };

/** Loaded anew when `key` changes. */
export function useLoaded<T>(load: () => Promise<T>, key: string): Loading<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState("");
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setError("");
    load().then(
      (told) => isCurrent && setValue(told),
      (refused: unknown) => isCurrent && setError(reasonOf(refused)),
    );
    return () => void (isCurrent = false);
  }, [key, tries]);
  return { value, error, set: (how) => setValue((had) => (had === null ? had : how(had))), again: () => setTries(tries + 1) };
}

type Props<T> = { of: Loading<readonly T[]>; none: string; children: (all: readonly T[]) => ComponentChildren };

export function Loaded<T>({ of: { value, error, again }, none, children }: Props<T>) {
  if (error)
    return (
      <div class="notice" role="alert">
        <span class="grow">{error}</span>
        <button type="button" class="btn quiet small" onClick={again}>
          {say.talk.tryAgain}
        </button>
      </div>
    );
  if (value === null)
    return (
      <ul class="lines bones" aria-busy="true" aria-label={say.link.trying}>
        {[0, 1, 2].map((at) => (
          <li key={at} class="line">
            <span class="bone name" />
          </li>
        ))}
      </ul>
    );
  return value.length === 0 ? <p class="none-found">{none}</p> : <>{children(value)}</>;
}
