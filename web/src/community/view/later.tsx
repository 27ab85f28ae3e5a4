// What is heavy and seldom needed: its script and style come when it is first shown.
import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { notice } from "../../state/notices";
import { say } from "../text/words";

let style: Promise<void> | undefined;

/** The style of all such parts, once. Without it they would be readable, so a failure is passed over. */
function loadStyle(): Promise<void> {
  style ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = document.body.dataset["laterStyle"] ?? "";
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
  return style;
}

/**
 * The component that `load` brings: `later(() => import("./parts").then((part) => part.Panel))`. Nothing is shown until it is
 * there; where it cannot be loaded a notice says so, and the next showing tries again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => JSX.Element | null {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [, show] = useState(false);
    useEffect(() => {
      if (loaded) return;
      Promise.all([load(), loadStyle()]).then(
        ([part]) => {
          loaded = part;
          show(true);
        },
        () => notice(say.notLoaded, true),
      );
    }, []);
    const Part = loaded;
    return Part ? <Part {...props} /> : null;
  };
}
