// The fields of a section, held together with the save bar.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { RestError } from "../../api/rest";
import { reasonOf } from "../../actions/refusals";
import { changed, isChanged } from "../../state/draft";
import { unsaved } from "../../state/layer";

export type Draft<T> = {
  /** What is saved with the changes on top. */
  now: T;
  set: (next: Partial<T>) => void;
  /** What was refused: by the field's name on the wire, or "" when it is about the whole. */
  error: (field: string) => string;
};

/**
 * `saved` is what the server has told; `save` gets the changed fields and throws a RestError when it is refused. Names of the
 * wire that differ from those of `T` are asked for by their own: `error("rate_limit_per_user")`.
 */
export function useDraft<T extends object>(saved: T, save: (changes: Partial<T>, whole: T) => Promise<unknown>): Draft<T> {
  const [changes, setChanges] = useState<Partial<T>>({});
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const latest = useRef({ saved, changes, save });
  const left = changed(saved, changes, {});
  latest.current = { saved, changes: left, save };
  const reset = (): void => {
    setChanges({});
    setErrors(new Map());
  };
  const saveNow = async (): Promise<boolean> => {
    const { saved: before, changes: wanted, save: tell } = latest.current;
    try {
      await tell(wanted, { ...before, ...wanted });
      reset();
      return true;
    } catch (error) {
      const reason = reasonOf(error);
      const { faults } = error as RestError;
      setErrors(faults.size > 0 ? faults : new Map([["", reason]]));
      return false;
    }
  };
  const has = isChanged(left);
  useLayoutEffect(() => {
    unsaved.value = has ? { save: saveNow, reset } : null;
    return () => void (unsaved.value = null);
  }, [has]);
  return {
    now: { ...saved, ...left },
    set: (next) => {
      setChanges(changed(saved, latest.current.changes, next));
      setErrors(new Map());
    },
    error: (field) => errors.get(field) ?? [...errors].find(([path]) => path.startsWith(field + ".") && field !== "")?.[1] ?? "",
  };
}
