// Package queens counts the ways to place queens on a chessboard so that none attacks another.
package queens

// MaxSize is the largest board; its count takes a second or two, and each further row six times as long.
const MaxSize = 14

// Solutions counts the ways for a board with this many rows and columns, 1 to MaxSize.
func Solutions(size int) int {
	return place(attacks{}, size, 0)
}

// attacks says which columns and diagonals are taken, one bit each.
type attacks struct{ columns, rising, falling uint64 }

func (a attacks) hit(row, column int) bool {
	return (a.columns>>column|a.rising>>(row+column)|a.falling>>(row-column+MaxSize))&1 != 0
}

func (a attacks) with(row, column int) attacks {
	return attacks{a.columns | 1<<column, a.rising | 1<<(row+column), a.falling | 1<<(row-column+MaxSize)}
}

// place counts the ways to put one queen in each row from row on.
func place(taken attacks, size, row int) int {
	if row == size {
		return 1
	}
	count := 0
	for column := range size {
		if !taken.hit(row, column) {
			count += place(taken.with(row, column), size, row+1)
		}
	}
	return count
}
