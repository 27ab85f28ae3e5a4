// Small kindnesses of the forms: show a password, copy a value, go to the first wrong field, clear an error while typing.
import { en } from "../text/en";

function wireReveal(button: HTMLButtonElement): void {
  const field = button.parentElement?.querySelector("input");
  if (!field) return;
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    const name = shown ? en.page.showPassword : en.page.hidePassword;
    button.setAttribute("aria-label", name);
    button.title = name;
    const use = button.querySelector("use");
    use?.setAttribute("href", (use.getAttribute("href") ?? "").replace(/#.*$/, shown ? "#eye" : "#eye-off"));
  });
}

function wireCopy(button: HTMLButtonElement): void {
  button.addEventListener("click", () => {
    const use = button.querySelector("use");
    const icon = use?.getAttribute("href") ?? "";
    void navigator.clipboard.writeText(button.dataset["copy"] ?? "").then(() => {
      use?.setAttribute("href", icon.replace(/#.*$/, "#check"));
      setTimeout(() => use?.setAttribute("href", icon), 1500);
    });
  });
}

function clearError(field: HTMLInputElement): void {
  field.removeAttribute("aria-invalid");
  const error = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (error?.classList.contains("error")) error.hidden = true;
}

export function wireFields(): void {
  document.querySelectorAll<HTMLButtonElement>("button[data-reveal]").forEach(wireReveal);
  document.querySelectorAll<HTMLButtonElement>("button[data-copy]").forEach(wireCopy);
  const wrong = document.querySelectorAll<HTMLInputElement>('input[aria-invalid="true"]');
  wrong.forEach((field) => field.addEventListener("input", () => clearError(field), { once: true }));
  wrong[0]?.focus();
}
