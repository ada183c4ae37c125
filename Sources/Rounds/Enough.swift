import Territory

// Figures in sentences: who grants what is printed has granted enough, and what is needed never reads like what there is.

/// Whole minutes, rounded up.
func minutesEnough(milliseconds: Int) -> Int { (milliseconds + 59_999) / 60_000 }

/// The time of day, to the minute by which it is reached: `09:20` for 09:19:01.
public func clockEnough(milliseconds: Int) -> String {
  clock(milliseconds: minutesEnough(milliseconds: milliseconds) * 60_000)
}

/// Kilometres with one decimal, rounded up.
func kilometresEnough(millimetres: Int) -> String { grouped((millimetres + 99_999) / 100_000, decimals: 1) }

/// Hundredths of a litre, rounded up.
func litresEnough(_ volume: Volume) -> String { grouped((volume.millilitres + 9) / 10, decimals: 2) }

/// Kilometres that there are, with one decimal, rounded down.
func kilometresAllowed(metres: Int) -> String { grouped(metres / 100, decimals: 1) }

/// Hundredths of a litre that there are, rounded down.
func litresAllowed(_ volume: Volume) -> String { grouped(volume.millilitres / 10, decimals: 2) }
