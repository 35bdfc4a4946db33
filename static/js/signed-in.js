// Tells the plans that are open in other tabs that they can be saved again.
new BroadcastChannel("essay-planner signed-in").postMessage("");
