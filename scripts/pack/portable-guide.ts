/** The guide beside the launchers, for whoever unpacks the folder. */
export function portableGuide(version: string, os: "win32" | "linux"): string {
  const text = os === "win32" ? windowsGuide(version) : linuxGuide(version);
  // Notepad tells UTF-8 by its mark and wants both characters at a line's end.
  return os === "win32" ? `\uFEFF${text.replaceAll("\n", "\r\n")}` : text;
}

const windowsGuide = (version: string) => `勾稽 ${version}（Windows 64 位，免安装）

不需要安装任何软件，不需要管理员权限，不需要联网。把整个文件夹解压到任意位置即可使用，例如 D:\\gouji。

一、审核清单（推荐）
    双击 serve.cmd，浏览器打开 http://localhost:4680 。关闭黑色窗口即停止。
    文件、疑点和处理意见保存在用户文件夹的 .gouji\\data 中，换新版本时不受影响。

二、命令行
    在本文件夹的地址栏输入 cmd 并回车，然后：
    gouji check D:\\报送材料                                   按文件列出疑点
    gouji check D:\\报送材料 --format html --output 疑点.html   生成可打开的网页
    gouji rules                                              规则目录
    gouji doctor                                             检查本机环境
    gouji --help                                             全部命令

${commonParts("gouji")}`;

const linuxGuide = (version: string) => `勾稽 ${version}（Linux，免安装）

不需要安装任何软件，不需要管理员权限，不需要联网。需要 glibc 2.28 或更新的系统（如统信 UOS 20、麒麟 V10 SP1 及以上、Debian 10、CentOS 8）。
解压：tar xzf gouji-${version}-linux-*.tar.gz，整个文件夹可放在任意位置。

一、审核清单
    ./gouji serve        然后用浏览器打开 http://localhost:4680 ，按 Ctrl+C 停止。
    文件、疑点和处理意见保存在 ~/.gouji/data 中，换新版本时不受影响。

二、命令行
    ./gouji check 报送材料/                                   按文件列出疑点
    ./gouji check 报送材料/ --format html --output 疑点.html   生成可打开的网页
    ./gouji rules                                            规则目录
    ./gouji doctor                                           检查本机环境
    ./gouji --help                                           全部命令

${commonParts("./gouji")}`;

function commonParts(gouji: string): string {
  return `三、备份和换新版本
    备份：${gouji} backup 备份文件名        恢复：${gouji} restore 备份文件名
    换新版本：解压新文件夹，删除旧文件夹。

四、扫描件
    扫描件的文字识别组件约 320 MB，不在本文件夹内。在一台能联网、装有 npm 的电脑上运行 gouji ocr install，
    再把该电脑用户文件夹下的 .gouji/ocr 复制到本机相同位置；两台电脑的操作系统须相同。

文件夹内容：program 程序，runtime 运行程序所需的 Node.js，LICENSE 许可。
`;
}
