module example.org/go-alpine-build/timezone

go 1.26
