import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "#renderer/app/error-boundary.tsx";
import { listenToKeys } from "#renderer/app/keyboard.ts";
import { Look } from "#renderer/app/look.tsx";
import { changeView } from "#renderer/state/view.ts";
import "#renderer/ui/styles/index.css";
import { scenes } from "./scenes/index.tsx";

const asked = new URLSearchParams(location.search);
const appearance = asked.get("appearance");
changeView({
  language: asked.get("language") === "en" ? "en" : "zh",
  appearance: appearance === "dark" || appearance === "contrast" ? appearance : "light",
  largePrint: asked.get("large") === "yes",
});

if (location.hash === "" && asked.get("at") !== null) location.hash = asked.get("at") ?? "";
const scene = scenes[asked.get("scene") ?? ""] ?? (() => <p>{Object.keys(scenes).join(" ")}</p>);
const root = document.getElementById("root");
if (root !== null) {
  listenToKeys();
  createRoot(root).render(
    <Look>
      <ErrorBoundary place="gallery">{scene()}</ErrorBoundary>
    </Look>,
  );
}
