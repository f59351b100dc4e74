module example.org/go-alpine-build/failing-test

go 1.26
