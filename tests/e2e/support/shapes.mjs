// How the rows of lists are made: a page holds many that differ in their words alone, and one of each kind is enough to judge.

/** In the page: [row, shape] for each of the rows, from outside in. Rows of one shape have the same elements, classes and states in
 * the same surroundings, so they look alike and are named alike; their words and addresses may differ. */
export function shapesOf(document) {
  const ROWS = ".msg, li, tr, .row, .member, .emoji, [role=option], [role=menuitem]";
  /** By these the page is judged by its whole: what order they stand in, whether there is one. */
  const WHOLE = "h1, h2, h3, h4, h5, h6, main, nav, aside";
  const BY_VALUE = /^(class|role|style|type|tabindex|dir|lang|aria-(hidden|expanded|selected|checked|pressed|disabled|current|haspopup|live|invalid|modal))$/;
  const states = [":hover", ":focus", ":focus-within"].map((state) => [state, new Set(document.querySelectorAll(state))]);

  const opening = (element) => {
    const attributes = [...element.attributes].filter(({ name }) => !name.startsWith("data-")).map(({ name, value }) => (BY_VALUE.test(name) ? `${name}=${value}` : value === "" ? `${name}=` : name));
    const worn = states.filter(([, all]) => all.has(element)).map(([state]) => state);
    return `<${element.localName} ${attributes.sort().join(" ")} ${worn.join("")}>`;
  };
  const inside = (node) => {
    if (node.nodeType === 3) return node.data.trim() === "" ? "" : "text";
    if (node.nodeType !== 1) return "";
    if (node.localName === "svg") return "<svg>";
    const children = [...node.childNodes].map(inside).filter(Boolean);
    return `${opening(node)}${children.filter((one, at) => one !== children[at - 1]).join("")}</>`;
  };
  const around = (element) => {
    const chain = [];
    for (let over = element.parentElement; over?.parentElement && over.parentElement !== document.body; over = over.parentElement) chain.push(opening(over));
    return chain.join("");
  };
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      a = Math.imul(a ^ text.charCodeAt(at), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(at), 1597334677);
    }
    return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
  };
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => !row.querySelector(WHOLE));
  return rows.filter((row) => !row.parentElement.closest(ROWS)).map((row) => [row, hash(around(row) + "|" + inside(row))]);
}
