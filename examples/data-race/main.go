// Command data-race counts in goroutines that do not wait for each other.
package main

import (
	"fmt"
	"sync"
)

// count adds up n ones, and now and then loses some of them.
func count(n int) int {
	total := 0
	var all sync.WaitGroup
	for range n {
		all.Go(func() { total++ })
	}
	all.Wait()
	return total
}

func main() {
	fmt.Println(count(1000))
}
