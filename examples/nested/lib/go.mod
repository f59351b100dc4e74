module example.org/go-alpine-build/nested/lib

go 1.26
