module example.org/go-alpine-build/broken

go 1.26
