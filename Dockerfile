# The program in a container. Pack it first: `pnpm pack:tarball` writes dist/gouji-<version>.tgz, from which nothing but this image is built.
FROM node:24-bookworm-slim

# A mirror of the npm registry: `--build-arg NPM_CONFIG_REGISTRY=https://...`.
ARG NPM_CONFIG_REGISTRY

# The image's own Node runs the program; the one that the package brings for older machines goes.
COPY dist/gouji-*.tgz /tmp/gouji.tgz
RUN npm install --global --no-audit --no-fund /tmp/gouji.tgz \
 && rm -rf /usr/local/lib/node_modules/gouji/node_modules/node-linux-* /tmp/* /root/.npm

# Text recognition for scans, about 320 MB: `--build-arg GOUJI_OCR=1`.
ARG GOUJI_OCR=0
ENV GOUJI_OCR_FOLDER=/opt/gouji-ocr
RUN if [ "$GOUJI_OCR" = "1" ]; then gouji ocr install && rm -rf /tmp/* /root/.npm; fi

RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production GOUJI_DATA_FOLDER=/data
VOLUME /data
USER node
WORKDIR /data

EXPOSE 4680
# Loopback unless told otherwise; compose.yaml listens for others, which needs an account.
ENTRYPOINT ["gouji"]
CMD ["serve"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4680/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
