// Command failing-test converts degrees Celsius to Fahrenheit, wrongly.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: failing-test CELSIUS")
		os.Exit(2)
	}
	celsius, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "failing-test:", err)
		os.Exit(1)
	}
	fmt.Println(fahrenheit(celsius))
}

// fahrenheit compiles, but 9/5 of two integers is 1.
func fahrenheit(celsius int) int {
	return 9/5*celsius + 32
}
