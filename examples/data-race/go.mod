module example.org/go-alpine-build/data-race

go 1.26
