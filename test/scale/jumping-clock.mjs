// Loaded before a program: its clock jumps by an hour, forward and back, every second or so.
const real = Date.now.bind(Date)
const hour = 3_600_000
const shifted = () => real() + [0, hour, -hour][Math.floor(process.uptime() / 0.7) % 3]
const Original = Date
globalThis.Date = class extends Original {
  constructor(...args) {
    if (args.length === 0) super(shifted())
    else super(...args)
  }
  static now() {
    return shifted()
  }
}
