using NeighborParty.WeChatSandbox.Codes;
using QRCoder;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class CodeTests
{
    private const string Path = "/wxa/getwxacodeunlimit";

    [Theory]
    [InlineData(280)]
    [InlineData(430)]
    [InlineData(1280)]
    public async Task The_picture_is_a_jpeg_whose_modules_say_where_to_go(int width)
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Send(HttpMethod.Post, $"api{Path}?access_token={await host.Token()}", new { scene = "door_A-1.x", page = "pages/door/index", width });
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);

        var picture = new GrayJpegReader(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((width, width), (picture.Width, picture.Height));
        Assert.Equal(Modules($"{host.Address}/sandbox?scene=door_A-1.x&page=pages/door/index"), Sampled(picture));
    }

    [Fact]
    public async Task A_transparent_code_is_a_png()
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Send(HttpMethod.Post, $"api{Path}?access_token={await host.Token()}", new { scene = "a", is_hyaline = true });
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PNG"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[1..4]);
    }

    [Theory]
    [InlineData("""{"scene":"a\u0026b"}""", 40129)]
    [InlineData("""{"scene":"a%20b"}""", 40129)]
    [InlineData("""{"scene":"三栋"}""", 40129)]
    [InlineData("""{"scene":""}""", 40169)]
    [InlineData("""{"page":"pages/door/index"}""", 40169)]
    [InlineData("""{"scene":"012345678901234567890123456789012"}""", 40169)]
    [InlineData("not json", 40169)]
    [InlineData("""{"scene":"a","page":"/pages/door/index"}""", 41030)]
    [InlineData("""{"scene":"a","page":"pages/door/index?x=1","check_path":false}""", 41030)]
    [InlineData("""{"scene":"a","page":"pages/unknown"}""", 41030)]
    [InlineData("""{"scene":"a","page":"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789","check_path":false}""", 41030)]
    [InlineData("""{"scene":"a","env_version":"beta"}""", 40097)]
    [InlineData("""{"scene":"a","scancode_time":1}""", 85096)]
    [InlineData("""{"scene":"a","width":100}""", 40097)]
    public async Task A_wrong_request_gets_json_with_its_number(string body, int errcode)
    {
        await using var host = await SandboxHost.Start();
        (await host.Call(Path, body)).IsRefusal(errcode);
    }

    [Theory]
    [InlineData("""{"scene":"a&b=c!#$'()*+,/:;?@-._~"}""")]
    [InlineData("""{"scene":"01234567890123456789012345678901"}""")]
    [InlineData("""{"scene":"a","page":"pages/unknown","check_path":false,"env_version":"trial"}""")]
    public async Task What_wechat_allows_is_drawn(string body)
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Send(HttpMethod.Post, $"api{Path}?access_token={await host.Token()}", body);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(61, 37)]
    public void The_jpeg_writer_keeps_every_gray_within_a_few_steps(int width, int height)
    {
        var random = new Random(7);
        var pixels = Enumerable.Range(0, width * height).Select(i => i / width < height / 2 ? (byte)random.Next(256) : (byte)(i % width * 255 / width)).ToArray();

        var picture = new GrayJpegReader(GrayJpeg.Encode(pixels, width, height));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.True(pixels.Zip(picture.Pixels).Max(p => Math.Abs(p.First - p.Second)) <= 14);
    }

    [Fact]
    public async Task Links_check_their_page_their_version_and_their_life()
    {
        await using var host = await SandboxHost.Start();
        Assert.StartsWith("weixin://", (string)(await host.Call("/wxa/generatescheme", new { jump_wxa = new { path = "pages/door/index", query = "a=1" }, expire_type = 1, expire_interval = 30 }))["openlink"]!);
        (await host.Call("/wxa/generatescheme", new { jump_wxa = new { path = "pages/unknown" } })).IsRefusal(40165);
        (await host.Call("/wxa/generate_urllink", new { path = "pages/door/index", env_version = "x" })).IsRefusal(85402);
        (await host.Call("/wxa/generate_urllink", new { path = "pages/door/index", expire_type = 1, expire_interval = 31 })).IsRefusal(85401);
    }

    private static List<string> Modules(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Skip(4).SkipLast(4).Select(row => string.Concat(row.Cast<bool>().Skip(4).SkipLast(4).Select(dark => dark ? '#' : '.')))];
    }

    /// <summary>Finds the square of black and reads the middle of every module in it.</summary>
    private static List<string> Sampled(GrayJpegReader picture)
    {
        bool Dark(int x, int y) => picture.Pixels[(y * picture.Width) + x] < 60;
        var all = (from y in Enumerable.Range(0, picture.Height) from x in Enumerable.Range(0, picture.Width) where Dark(x, y) select (x, y)).ToList();
        var (left, top, right, bottom) = (all.Min(p => p.x), all.Min(p => p.y), all.Max(p => p.x), all.Max(p => p.y));
        var finder = Enumerable.Range(0, picture.Width).TakeWhile(i => Dark(left + i, top)).Count(); // seven modules
        var scale = (int)Math.Round(finder / 7.0);
        Assert.Equal(right - left, bottom - top);
        var count = (right - left + 1) / scale;
        return [.. Enumerable.Range(0, count).Select(row => string.Concat(Enumerable.Range(0, count).Select(column => Dark(left + (column * scale) + (scale / 2), top + (row * scale) + (scale / 2)) ? '#' : '.')))];
    }
}
