// With script, a form of settings shows its Save only while something in it differs from what is stored.

function differs(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement>("input:not([readonly])");
  return [...fields].some((field) => field.value !== (field.dataset["stored"] ?? field.defaultValue));
}

export function wireSaveBar(): void {
  const bar = document.querySelector<HTMLElement>(".savebar");
  const form = bar?.closest("form");
  if (!bar || !form) return;
  const show = (): void =>
    void bar.classList.toggle("on", differs(form) || form.querySelector("[aria-invalid]") !== null);
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
}
