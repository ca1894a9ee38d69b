import { createRoot } from "react-dom/client";
import { hostBridge } from "./api/bridge.ts";
import { connectHost } from "./api/host.ts";
import { App } from "./app/app.tsx";
import { keepNothingTyped } from "./app/keep-nothing.ts";
import { listenToKeys } from "./app/keyboard.ts";
import "./ui/styles/index.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
connectHost(hostBridge());
listenToKeys();
keepNothingTyped(document);
createRoot(root).render(<App />);
