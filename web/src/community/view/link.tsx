// A link to a place of the page: an ordinary address, followed without loading the page anew.
import type { ComponentChildren, JSX } from "preact";
import { go } from "../actions/route";

type Props = JSX.IntrinsicElements["a"] & { href: string; children: ComponentChildren; "data-channel"?: string };

export function PlaceLink({ href, onClick, children, ...rest }: Props) {
  const follow = (event: JSX.TargetedMouseEvent<HTMLAnchorElement>): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onClick?.(event);
    go(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
