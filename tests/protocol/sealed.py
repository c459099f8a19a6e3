"""One operation, one wrapping and one code of which every byte is known, so that tomorrow's program opens today's."""

from app.protocol.keys import AccountKeys, StreamKey

ACCOUNT = AccountKeys(bytes([1] * 32), bytes([2] * 32))
KEY = StreamKey(bytes([3] * 32))
RECORD = {"body": "één brief", "cents": 1250}
OPERATION = (
    '{"base":0,"body":"AAECAwQFBgcICQoLPy3dGoUqEqdldzScWxt3P4NV2pz1C5Y9AzjtvjjPeQZOPALJvl154EULNkBsOw1-2Y1K89jlmkxJESk",'
    '"del":false,"hlc":"018f00000000-0000","id":"018f0000-0000-7000-8000-000000000003","key":"p8QE0FrYM4UqULxTfYlrpg",'
    '"kind":"note","op":"018f0000-0000-7000-8000-000000000001","schema":1,'
    '"sig":"bvajo7i8XLnUIk-F_sFdjKVu2SE7q66SUTCQ3f0S0APZhlafFhCacfibhMGw1HRXgtGxqMcmVOvNert6UERSAg",'
    '"stream":"dossier/018f0000-0000-7000-8000-000000000002"}'
)
WRAP = (
    '{"by":"coach-1","key":"p8QE0FrYM4UqULxTfYlrpg","nth":1,"recipient":"coach-1",'
    '"sig":"dw9TYBycCsFCOvgyx_YYVVxKswP6MEEDW8tnaJmshvBsAI5kO2Po_cFvvzUVkoXWdnalxQIVxXBLio9OzzCQDA",'
    '"stream":"dossier/x","wrapped":"aw8dKuVJbI52hSuN7d7Y76bZ0B8xuw8kBnP7n_r2ThfXIZ4UX42x142fDNGCrAEs-swrD9GBc2pLLAsiJ8uC'
    'SpIc5m_0nO2jaSBMLVr5YqmnmD88MlAd7rGK27k"}'
)
CODE = "KT-000G4-0R40M-30E20-9185G-R38E3"
TICKET = "sW5pIuyxfPR25Cc93fvYOvVK0fvV__kJjU7Jw1GNI0o"
BOUND = "2ffb50431b99343a44346b5a54a884548d8b06a69397bdef39be97a976cd321d"
