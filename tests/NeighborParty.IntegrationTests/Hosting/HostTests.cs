using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.HostingTests;

public sealed class HostTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_program_is_ready_with_a_fresh_database() =>
        Assert.Equal("ready", await product.Http.GetStringAsync("/health/ready"));

    [Theory]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("text/plain")]
    public async Task A_foreign_media_type_is_refused_and_never_a_500(string type)
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"loginCode\":\"x\"}"));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await product.Http.PostAsync("/api/v1/sessions", body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("{\"loginCode\":\"x\"")]
    [InlineData("{\"loginCode\":\"x\"} x")]
    [InlineData("{\"loginCode\":\"x\",\"loginCode\":\"y\"}")]
    [InlineData("{\"loginCode\":\"x\",\"isAdmin\":true}")]
    [InlineData("{\"loginCode\":1}")]
    [InlineData("{\"loginCode\":null}")]
    [InlineData("{}")]
    [InlineData("{\"loginCode\":\"\"}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{/**/\"loginCode\":\"x\"}")]
    public async Task A_malformed_body_is_a_400_in_our_form(string json)
    {
        var answer = await product.Http.PostAsync("/api/v1/sessions", new StringContent(json, new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("invalid_input", await answer.CodeAsync());
    }
}
