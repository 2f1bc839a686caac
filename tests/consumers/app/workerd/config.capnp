# What wrangler has bundled, in workerd; its names take the place of those in capitals.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "consumer", worker = .consumer),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "consumer")],
);

const consumer :Workerd.Worker = (
  modules = [
    (name = "SCRIPT", esModule = embed "SCRIPT"),
    (name = "WASM", wasm = embed "WASM"),
  ],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = [FLAGS],
);
