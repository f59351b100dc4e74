module example.org/go-alpine-build/workspace/app

go 1.26
