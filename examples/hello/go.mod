module example.org/go-alpine-build/hello

go 1.26
