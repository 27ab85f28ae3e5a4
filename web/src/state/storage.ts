// A drawer for what must outlive a reload. The view gives it localStorage; tests give it a map.

export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem"> & { keys: () => string[] };

export function memoryDrawer(): Drawer {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

let drawer: Drawer = memoryDrawer();

export function setDrawer(given: Drawer): void {
  drawer = given;
}

/** A full or forbidden store loses only what a reload would have brought back. */
export const keep = (key: string, value: string): void => {
  try {
    drawer.setItem(key, value);
  } catch {
    // Nothing to do: the value stays in memory.
  }
};

export const drop = (key: string): void => drawer.removeItem(key);
export const look = (key: string): string | null => drawer.getItem(key);
export const keysUnder = (prefix: string): string[] => drawer.keys().filter((key) => key.startsWith(prefix));
